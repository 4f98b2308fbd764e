import type { UseQueryResult } from '@tanstack/react-query'
import { Select } from 'antd'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { toDayWords } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Failure, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import { useChosenRegion } from './chosen-region.ts'
import { findInForce, type Matter, type Matters, originOf, ORIGINS } from './matter.ts'
import './wordings.css'

interface WordingScreenProps<Row extends Matter> {
  /** 文书用语, 消息用语. */
  title: string
  id: string
  list: UseQueryResult<Matters<Row>>
  /** Back to all of them. */
  all: string
  editor: (row: Row, seen: Matters<Row>, onSaved: (words: string) => void) => ReactNode
}

/** The page of one wording, seen from a region. */
export function WordingScreen<Row extends Matter>({ title, id, list, all, editor }: WordingScreenProps<Row>) {
  const [saved, setSaved] = useState({ in: '', words: '', times: 0 })
  // What belongs to another region is not written on while this one's is on its way.
  if (list.isPending || list.isPlaceholderData) return <div className="panel"><Loading lines={10} what={title} /></div>
  if (list.isError) return <div className="panel"><NotRead isPage error={list.error} onRetry={() => void list.refetch()} /></div>
  const seen = list.data
  const row = seen.rows.find((each) => each.id === id)
  if (!row) return <div className="panel"><Failure isPage title={`没有这条${title}`} detail={`地址可能写错了。请回到${title}一览，重新打开。`} code="console.no_wording" onRetry={() => void list.refetch()} /></div>
  const place = `${seen.region} ${id}`
  return (
    <>
      <PageTitle title={row.title}><Link to={all}>全部{title}</Link></PageTitle>
      <Head row={row} region={seen.region} />
      {saved.in === place && <Saved key={saved.times} words={saved.words} />}
      <div key={`${place} ${saved.times}`}>{editor(row, seen, (words) => setSaved(({ times }) => ({ in: place, words, times: times + 1 })))}</div>
    </>
  )
}

/** Takes the focus: the button that was pressed is gone with the editor it belonged to. */
function Saved({ words }: { words: string }) {
  const note = useRef<HTMLParagraphElement>(null)
  useLayoutEffect(() => {
    note.current?.focus({ preventScroll: true })
    note.current?.scrollIntoView({ block: 'center' })
  }, [])
  return <p className="note-line good" role="status" tabIndex={-1} ref={note}>{words}</p>
}

function Head({ row, region }: { row: Matter; region: string }) {
  const [query, setQuery] = useSearchParams()
  const { choice } = useChosenRegion()
  const { name, tone } = ORIGINS[originOf(row, region)]
  const change = findInForce(row)
  return (
    <div className="head-line">
      <span className="filter">
        <label htmlFor="wording-region">地区</label>
        <Select id="wording-region" style={{ width: 150 }} value={query.get('region') ?? ''} options={[{ value: '', label: choice.any }, ...choice.options]} onChange={(code: string) => setQuery(code ? { region: code } : {})} />
      </span>
      <span>现在用 <Mark tone={tone}>{name}</Mark></span>
      {change && <span className="quiet">{toDayWords(change.from)}起{change.by && `，${change.by}设置`}，依据：{change.source}</span>}
      <span className="quiet">{row.note}</span>
    </div>
  )
}
