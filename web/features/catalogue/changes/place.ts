import { consolePaths } from '../../../client/paths.ts'
import { useElements } from '../catalogue-queries.ts'

/** The address of a place in the editor of a change: its group, and there the field. */
export function usePlace(changeId: string): (path: string) => string {
  const elements = useElements()
  return (path) => {
    const [key = ''] = path.split('/')
    const group = elements.data?.groups.find(({ elements: keys }) => keys.includes(key))
    return consolePaths.edit(changeId, group?.id ?? 'basic', path)
  }
}
