import { Link } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Loading } from '../../../kit/states.tsx'
import { useComparison, useManagedItem } from '../catalogue-queries.ts'
import { Differences } from '../differences.tsx'
import { NotRead } from '../query-states.tsx'

/** Two versions of an item beside each other. */
export function ComparisonScreen({ code, from, to }: { code: string; from: number; to: number }) {
  const item = useManagedItem(code)
  const comparison = useComparison(code, from, to)
  return (
    <>
      <PageTitle title={`比较第 ${from} 版和第 ${to} 版`}><Link to={consolePaths.item(code)}>{item.data ? String(item.data.content.name) : '回到事项'}</Link></PageTitle>
      <div className="panel">
        {comparison.isPending ? <Loading lines={8} what="比较结果" />
          : comparison.isError ? <NotRead error={comparison.error} onRetry={() => void comparison.refetch()} />
            : <Differences differences={comparison.data.differences} before={`第 ${from} 版`} after={`第 ${to} 版`} />}
      </div>
    </>
  )
}
