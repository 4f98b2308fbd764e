import { Segmented } from 'antd'
import { useState } from 'react'
import './catalogue.css'
import { Mark, type MarkTone } from '../../kit/mark.tsx'
import { Empty } from '../../kit/states.tsx'
import { markDifferences, type Piece } from './marked-text.ts'
import type { Difference } from './types.ts'

const KINDS: Record<Difference['kind'], { name: string; tone: MarkTone }> = {
  added: { name: '新增', tone: 'calm' },
  removed: { name: '删除', tone: 'over' },
  changed: { name: '修改', tone: 'info' },
  moved: { name: '次序', tone: 'plain' },
}

interface DifferencesProps {
  differences: readonly Difference[]
  /** What stands on each side. */
  before: string
  after: string
  /** Leads to the place in the editor. */
  linkOf?: (path: string) => React.ReactNode
}

/** What changes, place by place in the order of the editor: before and after side by side, the differing words marked. */
export function Differences({ differences, before, after, linkOf }: DifferencesProps) {
  const [kind, setKind] = useState<Difference['kind'] | 'all'>('all')
  if (differences.length === 0) return <Empty title="内容没有不同" />
  const shown = differences.filter((each) => kind === 'all' || each.kind === kind)
  const kinds = (Object.keys(KINDS) as Difference['kind'][]).flatMap((each) => {
    const count = differences.filter((difference) => difference.kind === each).length
    return count > 0 ? [{ value: each, label: `${KINDS[each].name} ${count}` }] : []
  })
  return (
    <>
      {kinds.length > 1 && (
        <div className="filters">
          <Segmented<Difference['kind'] | 'all'> aria-label="只看哪一类变化" value={kind} onChange={setKind} options={[{ value: 'all', label: `全部 ${differences.length}` }, ...kinds]} />
        </div>
      )}
      <table className="differences">
        <caption className="hidden-visually">{`${before}与${after}的不同，共 ${differences.length} 处`}</caption>
        <thead><tr><th scope="col" className="place">哪里</th><th scope="col">{before}</th><th scope="col">{after}</th></tr></thead>
        <tbody>{shown.map((difference) => <Line key={`${difference.path} ${difference.kind}`} difference={difference} before={before} after={after} linkOf={linkOf} />)}</tbody>
      </table>
    </>
  )
}

function Line({ difference: { path, title, kind, before: was, after: is }, before, after, linkOf }: { difference: Difference; before: string; after: string; linkOf: DifferencesProps['linkOf'] }) {
  const marked = markDifferences(was ?? '', is ?? '')
  return (
    <tr>
      <td className="place"><Mark tone={KINDS[kind].tone}>{KINDS[kind].name}</Mark>{title}{linkOf?.(path)}</td>
      <td data-label={before}>{was === null ? <span className="none">（没有）</span> : marked.before.map((piece, index) => <Part key={index} piece={piece} as="del" />)}</td>
      <td data-label={after}>{is === null ? <span className="none">（没有）</span> : marked.after.map((piece, index) => <Part key={index} piece={piece} as="ins" />)}</td>
    </tr>
  )
}

function Part({ piece: { text, isDifferent }, as: As }: { piece: Piece; as: 'del' | 'ins' }) {
  return isDifferent ? <As>{text}</As> : text
}
