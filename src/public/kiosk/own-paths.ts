/** Addresses of what only a terminal does. */
export const ownPaths = {
  number: (query: { q?: string; item?: string; line?: string } = {}) => {
    const search = new URLSearchParams(query).toString()
    return search ? `/number?${search}` : '/number'
  },
  slip: (ticket: string) => `/number/${encodeURIComponent(ticket)}`,
  arrival: () => '/arrival',
  help: () => '/help',
  helpCancellation: () => '/help/cancellation',
  print: (of?: string) => (of === undefined ? '/print' : `/print?${new URLSearchParams({ of })}`),
}
