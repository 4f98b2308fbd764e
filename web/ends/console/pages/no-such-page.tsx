import { Link } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Empty } from '../../../kit/states.tsx'

export function Component() {
  return (
    <>
      <PageTitle title="没有这一页" />
      <div className="panel"><Empty title="地址不对，或这一页已经搬走" action={<Link to={consolePaths.items()}>回到首页</Link>} /></div>
    </>
  )
}
