// Runs inside the app's page before anything else of it: waits without polling, and notes when a figure was painted.
export function watchPage() {
  const painted = () =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now());
        port2.postMessage(undefined);
      });
    });

  const until = (find, what, seconds) =>
    new Promise((done, fail) => {
      const look = () => {
        const found = find();
        if (!found) return;
        observer.disconnect();
        clearTimeout(clock);
        done(found);
      };
      const observer = new MutationObserver(look);
      const clock = setTimeout(() => {
        observer.disconnect();
        fail(new Error(`${what} did not come within ${seconds} s`));
      }, seconds * 1000);
      observer.observe(document, { subtree: true, childList: true, attributes: true });
      look();
    });

  const tile = () => document.querySelector('article[data-kpi="first-response-time"][data-state="value"]');
  const shown = () => Number(tile()?.getAttribute('data-value') ?? Number.NaN);
  const near = (value) => Math.abs(shown() - value) <= 1e-9 * Math.abs(value);

  /** Every figure of the tile with the moment at which it stood on the screen: a reload is over before anybody can ask. */
  const history = [];
  new MutationObserver(() => {
    const value = shown();
    if (Number.isNaN(value) || value === history.at(-1)?.value) return;
    const entry = { value, at: undefined };
    history.push(entry);
    painted().then((at) => {
      entry.at = at;
    });
  }).observe(document, { subtree: true, childList: true, attributes: true });

  /** Resolves with the moment at which the tile showed the value on the screen. */
  const figure = async (value, seconds = 60) => {
    await until(() => near(value), `the figure ${value}`, seconds).catch((error) => {
      throw new Error(`${error.message}; the tile shows ${shown()}`);
    });
    return painted();
  };

  const firstShown = (value) => history.find((entry) => Math.abs(entry.value - value) <= 1e-9 * Math.abs(value))?.at;

  const press = (name) => document.querySelector(`button[aria-label="${name}"]:enabled`);
  const link = (name) => [...document.querySelectorAll('nav a')].find((a) => a.textContent.trim() === name);

  /** Imports the file named `name` as soon as that can be done and goes back to the overview: the moments of each step. */
  const importFile = async (name, value, seconds) => {
    const region = () => document.querySelector(`section[aria-label="${name}"]`);
    const button = () => [...(region()?.querySelectorAll('button:enabled') ?? [])].find((b) => b.textContent.trim() === 'Import');
    (await until(button, `the button Import for ${name}`, 60)).click();
    const ready = performance.now();
    await until(() => ['importing', 'done'].includes(region()?.dataset.state), 'the start of the import', 60);
    link('Overview').click();
    return { ready, shown: await figure(value, seconds) };
  };

  /** Presses the button and waits until the tile shows the value: milliseconds from press to paint. */
  const step = async (name, value) => {
    const button = await until(() => press(name), `the button ${name}`, 20);
    await painted();
    const since = performance.now();
    button.click();
    return (await figure(value, 20)) - since;
  };

  window.bench = { figure, firstShown, importFile, step };
}
