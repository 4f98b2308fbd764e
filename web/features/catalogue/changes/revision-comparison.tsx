import { Button, Select } from 'antd'
import { toMinuteWords } from '../../../kit/dates.ts'
import { Panel } from '../../../kit/panel.tsx'
import { Loading } from '../../../kit/states.tsx'
import { useRevisionComparison } from '../catalogue-queries.ts'
import { Differences } from '../differences.tsx'
import { NotRead } from '../query-states.tsx'
import type { RevisionLine } from '../types.ts'

interface Compared {
  from: number
  to: number
}

interface RevisionComparisonProps extends Compared {
  changeId: string
  /** Those one can choose from, newest first. */
  rows: readonly RevisionLine[]
  onChange: (compared: Compared) => void
  onClose: () => void
}

/** Any two saves of a draft beside each other. */
export function RevisionComparison({ changeId, rows, from, to, onChange, onClose }: RevisionComparisonProps) {
  const comparison = useRevisionComparison(changeId, from, to)
  // Two saves of one minute are told apart by their numbers.
  const nameOf = (revision: number): string => {
    const row = rows.find((each) => each.revision === revision)
    return row ? `修订 ${revision}　${toMinuteWords(row.at)} ${row.editorName}` : `修订 ${revision}`
  }
  const options = [...new Set([...rows.map(({ revision }) => revision), from, to])].sort((a, b) => b - a).map((revision) => ({ value: revision, label: nameOf(revision) }))
  const choice = (name: keyof Compared, label: string) => (
    <span className="filter">
      <label htmlFor={`compare-${name}`}>{label}</label>
      <Select id={`compare-${name}`} style={{ width: 230 }} value={name === 'from' ? from : to} showSearch={{ optionFilterProp: 'label' }} options={options} onChange={(revision: number) => onChange({ from, to, [name]: revision })} />
    </span>
  )
  return (
    <Panel title="比较两次保存" extra={<Button onClick={onClose}>看全部内容</Button>} isFlush>
      <div className="filters">
        {choice('from', '从')}
        {choice('to', '到')}
        <Button onClick={() => onChange({ from: to, to: from })}>对调</Button>
      </div>
      {comparison.isPending ? <Loading lines={8} what="比较结果" />
        : comparison.isError ? <NotRead error={comparison.error} onRetry={() => void comparison.refetch()} />
          : <div aria-busy={comparison.isPlaceholderData}><Differences differences={comparison.data.differences} before={nameOf(from)} after={nameOf(to)} /></div>}
    </Panel>
  )
}
