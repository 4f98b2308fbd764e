import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Problem } from '../../client/problem.ts'
import { Look } from '../../kit/look.tsx'
import { EndName } from '../../kit/page-title.tsx'

/** Shows a staff end in its page. `name` is what the browser's tab calls it. */
export function startEnd(name: string, end: ReactNode): void {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        // A refusal stays a refusal however often one asks; only a network that failed is worth another try.
        retry: (count, error) => error instanceof Problem && error.status === 0 && count < 2,
        staleTime: 5_000,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Look>
          <EndName value={name}>{end}</EndName>
        </Look>
      </QueryClientProvider>
    </StrictMode>,
  )
}
