import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Problem } from '../../client/problem.ts'
import { Look } from '../../kit/look.tsx'
import { Door } from './door.tsx'

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
        <Door />
      </Look>
    </QueryClientProvider>
  </StrictMode>,
)
