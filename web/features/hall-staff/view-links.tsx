import { Link } from 'react-router'

/** The parts of a page, each at its own address. */
export const ViewLinks = ({ label, views, current, toAddress }: { label: string; views: readonly { view: string; name: string }[]; current: string; toAddress: (view: string) => string }) => (
  <nav className="views" aria-label={label}>
    {views.map(({ view, name }) => <Link key={view} to={toAddress(view)} aria-current={view === current ? 'page' : undefined}>{name}</Link>)}
  </nav>
)
