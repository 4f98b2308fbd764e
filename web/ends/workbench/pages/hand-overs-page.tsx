import { HandOverList } from '../../../features/applications/crossing/hand-over-list.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'

/** 异地代收: taken in here for others, or elsewhere for us. */
export function Component() {
  return (
    <>
      <PageTitle title="异地代收"><p className="quiet">两地之间材料在谁手里，一目了然。</p></PageTitle>
      <HandOverList />
    </>
  )
}
