import { CheckList } from '../../../features/checks/check-list.tsx'

/** 协查: asked of us, asked by us, or of the region. */
export function Component() {
  return <CheckList />
}
