import { useQuery } from '@tanstack/react-query'
import { listManagedItems } from './catalogue-calls.ts'
import { itemsKey } from './catalogue-queries.ts'

const NO_DEPARTMENTS: readonly { name: string; count: number }[] = []

/** The departments that have items, as the items name them, with how many. */
export function useDepartments(): readonly { name: string; count: number }[] {
  // One row: what is wanted is said beside every page, of the whole catalogue.
  const list = useQuery({ queryKey: [...itemsKey, 'departments'], queryFn: ({ signal }) => listManagedItems({ limit: 1 }, signal), staleTime: 300_000, select: ({ departments }) => departments })
  return list.data ?? NO_DEPARTMENTS
}

/** Only their names, for lists that count something else. */
export const useDepartmentNames = (): readonly string[] => useDepartments().map(({ name }) => name)
