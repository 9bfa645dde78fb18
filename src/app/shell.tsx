import { type ReactNode, useEffect } from 'react';
import { useSourceRefresh } from '../queries/use-sources';
import { useWorkspace } from '../queries/use-workspace';
import { chooseFiles, expectFiles, setFilePicker } from '../store/file-picker';
import { changeView, useView, viewHref } from '../store/filters';
import { navigate, usePath } from '../store/navigation';
import { changeSettings, useSettings } from '../store/settings';
import { DropFrame } from '../ui/drop-frame';
import { FileInput } from '../ui/file-input';
import { Icon, Mark } from '../ui/icons';
import { Link } from '../ui/link';
import { StagedProgress } from '../widgets/staged-progress';
import { UndoFoot } from '../widgets/undo-line';
import './shell.css';

/** The page comes at once; what understands files is loaded with the first of them. */
function addFiles(files: readonly File[]): void {
  if (files.length === 0) return;
  void import('../store/staging').then(({ stageFiles }) => stageFiles(files));
  navigate(viewHref('/data'));
}

const accepted = '.csv,.tsv,.txt,.xlsx,.json,.ndjson,.jsonl,.parquet,.gz,.zip,text/csv,text/plain';

const media = '(prefers-color-scheme: dark)';

/** Light or dark as the user set it, or as the system is. */
function useTheme(): 'light' | 'dark' {
  const { theme } = useSettings();
  const wanted = theme === 'auto' ? (window.matchMedia(media).matches ? 'dark' : 'light') : theme;
  useEffect(() => {
    document.documentElement.dataset.theme = wanted;
    if (theme !== 'auto') return undefined;
    const list = window.matchMedia(media);
    const follow = () => {
      document.documentElement.dataset.theme = list.matches ? 'dark' : 'light';
    };
    list.addEventListener('change', follow);
    return () => list.removeEventListener('change', follow);
  }, [theme, wanted]);
  return wanted;
}

const titles: Readonly<Record<string, string>> = { '/': 'Overview', '/data': 'Data', '/settings': 'Settings' };

/** The bar on top, the page, and what belongs to every page: the file input, dropping, undo. */
export function Shell({ children }: { children: ReactNode }) {
  const path = usePath();
  const theme = useTheme();
  const { persistent, status } = useWorkspace();
  const { sample } = useView();
  useSourceRefresh();
  // An address that keeps the sample out has done its work once there are data.
  useEffect(() => {
    if (sample === 'none' && status === 'ready') changeView({ sample: undefined }, { replace: true });
  }, [sample, status]);
  useEffect(() => {
    if (!path.startsWith('/kpi/')) document.title = `${titles[path] ?? 'No such page'} · Plumbline`;
  }, [path]);
  const current = (href: string) => (path === href ? 'page' : undefined);
  return (
    <>
      <a className="skip" href="#content">
        Skip to content
      </a>
      <header className="top-bar">
        <div className="row top-left">
          <Link className="row brand" href={viewHref('/')} aria-label="Plumbline, overview">
            <Mark /> Plumbline
          </Link>
          <nav aria-label="Pages">
            <Link href={viewHref('/')} aria-current={path.startsWith('/kpi/') ? 'true' : current('/')}>
              Overview
            </Link>
            <Link href={viewHref('/data')} aria-current={current('/data')}>
              Data
            </Link>
          </nav>
        </div>
        <div className="row top-right">
          <StagedProgress />
          <FileInput label="Add files" accept={accepted} onFiles={addFiles} onReady={setFilePicker} />
          <button type="button" className="button" onClick={chooseFiles}>
            <Icon name="add" size={14} /> <span>Add files</span>
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={theme === 'dark' ? 'Light theme' : 'Dark theme'}
            onClick={() => void changeSettings({ theme: theme === 'dark' ? 'light' : 'dark' })}
          >
            <Icon name="theme" size={18} />
          </button>
          <Link className="icon-button" href={viewHref('/settings')} aria-label="Settings" aria-current={current('/settings')}>
            <Icon name="settings" size={18} />
          </Link>
        </div>
      </header>
      {persistent ? null : (
        <p className="banner" role="status">
          This window keeps nothing, so what you import is gone when you close it. Open Plumbline in a normal window to keep it.
        </p>
      )}
      <div id="content" tabIndex={-1}>
        {children}
      </div>
      <DropFrame text="Drop the files anywhere" onNear={expectFiles} onFiles={addFiles} />
      <UndoFoot />
    </>
  );
}
