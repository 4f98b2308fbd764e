import { Link } from 'react-router'
import { paths } from '../../../client/paths.ts'
import { CaseList } from '../../../features/applications/case-list.tsx'
import { Empty } from '../../../kit/states.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'

/** 我的待办: what waits for me, the most urgent first. */
export function Component() {
  return (
    <>
      <PageTitle title="我的待办"><p className="quiet">时间最紧的在最前。</p></PageTitle>
      <div className="panel">
        <CaseList
          filter={{ view: 'mine' }}
          caption="我的待办，时间最紧的在最前"
          empty={<Empty title="没有待办" action={<Link to={paths.cases()}>查看全部办件</Link>}>轮到您办理的办件都办完了。有新的办件时，这里会自动出现。</Empty>}
        />
      </div>
    </>
  )
}
