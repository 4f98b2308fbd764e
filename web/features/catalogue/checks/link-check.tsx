import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toProblem } from '../../../client/problem.ts'
import { checkLinks } from '../catalogue-calls.ts'
import { issuesKey } from '../catalogue-queries.ts'

/** The rule whose issues are addresses that do not open. */
const LINKS_RULE = 'linksAnswer'

/** How many addresses are worth reading here; the rest are among the issues. */
const NAMED = 10

/** 检查地址 goes out to every address that a guide gives: minutes rather than seconds. */
export function useLinkCheck() {
  const queries = useQueryClient()
  return useMutation({ mutationFn: checkLinks, onSuccess: () => queries.invalidateQueries({ queryKey: issuesKey }) })
}

type LinkCheck = ReturnType<typeof useLinkCheck>

export const LinkCheckButton = ({ checking }: { checking: LinkCheck }) => <Button loading={checking.isPending} onClick={() => checking.mutate()}>现在检查地址</Button>

/** That it is running, then what came of it. */
export function LinkCheckNote({ checking }: { checking: LinkCheck }) {
  if (checking.isPending) return <p className="note-line" role="status">正在逐个打开办事指南里的地址，可能要几分钟。可以离开本页，查到的问题会列在下面。</p>
  if (checking.isError) {
    const { title, detail, code } = toProblem(checking.error)
    return <p className="note-line bad" role="alert">{title}：{detail}　<span className="quiet tabular">代码：{code}</span></p>
  }
  if (!checking.data) return null
  const { checked, broken } = checking.data
  if (checked === 0) return <p className="note-line" role="status">办事指南里没有写地址，不用检查。</p>
  if (broken.length === 0) return <p className="note-line good" role="status">检查了 {checked} 个地址，都能打开。</p>
  return (
    <div className="note-line near" role="status">
      <p>检查了 {checked} 个地址，打不开 {broken.length} 个。网页不存在的，和连续两次没有回应的，列为问题。　<Link to={consolePaths.issues({ rule: LINKS_RULE })}>只看这些问题</Link></p>
      <ul className="broken-links">
        {broken.slice(0, NAMED).map(({ url, problem }) => <li key={url}><span className="broken-link">{url}</span>　<span className="quiet">{problem}</span></li>)}
        {broken.length > NAMED && <li className="quiet">还有 {broken.length - NAMED} 个</li>}
      </ul>
    </div>
  )
}
