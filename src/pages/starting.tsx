import { Meter } from '../ui/meter';

/** Before there is anything to show: what is being done, or what went wrong. */
export function Starting({ progress, problem }: { progress?: number; problem?: Error }) {
  return (
    <main className="starting">
      <h1 className="hidden">Overview</h1>
      {problem ? (
        <div role="alert">
          <p className="answer">Plumbline could not start.</p>
          <p>{problem.message}</p>
          <p className="quiet">
            Your files are untouched. Reload the page; if it happens again, allow site data for this address in the browser.
          </p>
        </div>
      ) : (
        <div role="status">
          <p className="answer">{progress === undefined ? 'Opening your data.' : 'Bringing in the sample data.'}</p>
          <p className="quiet">
            {progress === undefined
              ? 'It is read from this browser, nothing is fetched.'
              : 'Two years of a made-up software firm, through the same import as your own files.'}
          </p>
          {progress === undefined ? null : <Meter label="Sample data" share={progress} />}
        </div>
      )}
    </main>
  );
}
