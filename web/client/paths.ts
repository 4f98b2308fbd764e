/** Addresses of the workbench's own pages, and of files that the browser opens by itself. No other file writes an address. */
export const paths = {
  todo: () => '/',
  cases: (filter: { q?: string; state?: string } = {}) => withQuery('/cases', filter),
  case: (number: string) => `/cases/${number}`,
  intake: () => '/intake',
}

export const files = {
  handedIn: (number: string, file: string) => `/api/v1/staff/applications/${number}/files/${file}`,
}

/** What the router is mounted at. */
export const BASE = '/staff'

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const text = new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))).toString()
  return text ? `${path}?${text}` : path
}
