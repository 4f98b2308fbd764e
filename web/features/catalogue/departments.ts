import { useQuery } from '@tanstack/react-query'
import { listManagedItems } from './catalogue-calls.ts'

/** As many items as a page may have: enough to meet every department of a city. */
const LOOKED_THROUGH = 200

/** Short names of the departments that have items, as the items name them. */
export function useDepartmentNames(): readonly string[] {
  const list = useQuery({ queryKey: ['department-names'], queryFn: ({ signal }) => listManagedItems({ limit: LOOKED_THROUGH }, signal), staleTime: Infinity, select: ({ rows }) => rows.map(({ departmentName }) => departmentName) })
  return [...new Set(list.data ?? [])].sort((one, other) => one.localeCompare(other, 'zh-CN'))
}
