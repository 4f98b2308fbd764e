import { useQuery } from '@tanstack/react-query'
import { Loading } from '../../../kit/states.tsx'
import { checkChange } from '../catalogue-calls.ts'
import { NotRead } from '../query-states.tsx'

/** What the element check says of the saved draft; asked again after each save. */
export function useFindings(changeId: string, revision: number) {
  return useQuery({
    queryKey: ['change-check', changeId, revision],
    queryFn: () => checkChange(changeId),
    placeholderData: (before) => before,
    staleTime: Infinity,
  })
}

interface FindingsPanelProps {
  check: ReturnType<typeof useFindings>
  /** What the place of each is called. */
  titles: readonly string[]
  onGo: (pointer: string) => void
}

/** Everything that was found, what may not be published first; each leads to its place. */
export function FindingsPanel({ check, titles, onGo }: FindingsPanelProps) {
  if (check.isPending) return <Loading lines={4} what="体检结果" />
  if (check.isError) return <NotRead error={check.error} onRetry={() => void check.refetch()} />
  const { findings } = check.data
  if (findings.length === 0) return <p role="status">没有发现问题，可以送审。</p>
  const blocking = findings.filter(({ severity }) => severity === 'block').length
  return (
    <>
      <p role="status" className="hint">{blocking > 0 ? `${blocking} 处不得公布，` : ''}{findings.length - blocking} 处需整改。以最近一次保存的内容为准。</p>
      <ol className="findings">
        {findings.map((finding, index) => (
          <li key={`${finding.ruleId} ${finding.path} ${finding.message}`} className={finding.severity === 'block' ? 'bad' : undefined}>
            <button type="button" className="link where" onClick={() => onGo(finding.path)}>{titles[index]}</button>　<span className="quiet">{finding.severityName}</span>
            <p>{finding.message}</p>
          </li>
        ))}
      </ol>
    </>
  )
}
