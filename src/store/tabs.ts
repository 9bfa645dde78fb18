/** What a tab tells the others: which document changed, or that everything was erased. */
export type TabNews = 'settings' | 'targets' | 'mappings' | 'rates' | 'sources' | 'erased';

let opened: BroadcastChannel | undefined;

function channel(): BroadcastChannel {
  opened ??= new BroadcastChannel('plumbline-documents');
  return opened;
}

export function tellTabs(news: TabNews): void {
  channel().postMessage(news);
}

/** Calls back when another tab tells the news, never for this tab's own. */
export function onTabs(news: TabNews, listener: () => void): () => void {
  const hear = ({ data }: MessageEvent): void => {
    if (data === news) listener();
  };
  channel().addEventListener('message', hear);
  return () => channel().removeEventListener('message', hear);
}
