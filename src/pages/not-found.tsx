import { viewHref } from '../store/filters';
import { usePath } from '../store/navigation';
import { Link } from '../ui/link';
import './not-found.css';

/** An address that leads nowhere, and the ways back. */
export function NotFound() {
  const path = usePath();
  return (
    <main className="not-found">
      <div className="page-bar">
        <p className="bar-title">Not found</p>
        <span className="quiet">Your data is untouched</span>
      </div>
      <section className="cell">
        <h1>There is no page here.</h1>
        <p className="quiet">Plumbline has nothing at {path}. It may have been typed wrongly, or moved.</p>
        <p className="row wrap not-found-ways">
          <Link className="button primary" href={viewHref('/')}>
            Go to the overview
          </Link>
          <Link className="text" href={viewHref('/data')}>
            Data
          </Link>
          <Link className="text" href={viewHref('/settings')}>
            Settings
          </Link>
        </p>
      </section>
    </main>
  );
}
