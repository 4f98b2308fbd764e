import { FilingList } from '../../../features/applications/crossing/filing-list.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'

/** 批后报备: what was decided with power from above. */
export function Component() {
  return (
    <>
      <PageTitle title="批后报备"><p className="quiet">下级用下放、委托的权力作出的准予决定，报上级备案，并推送给监管单位。</p></PageTitle>
      <FilingList />
    </>
  )
}
