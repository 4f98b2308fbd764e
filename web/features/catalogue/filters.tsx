import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import './catalogue.css'

interface Choice {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
  width?: number
  /** What no choice means; 全部 when left out. */
  any?: string
  isSearched?: boolean
}

interface DayChoice {
  name: string
  label: string
  /** What holds while nothing is chosen. */
  usual?: string | undefined
}

export interface FiltersProps {
  choices: readonly Choice[]
  days?: readonly DayChoice[]
  /** The words one looks for; left out where a list has no search. */
  search?: { label: string }
}

/** What the address says of each name. Whether such a value exists is the server's to say: an address may be mistyped. */
export const readFilter = <Filter,>(query: URLSearchParams, names: readonly (keyof Filter & string)[]): Filter =>
  Object.fromEntries(names.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : []))) as Filter

/** What a list is narrowed to. All of it is in the address: a link shows the same list to somebody else. */
export function Filters({ choices, days = [], search }: FiltersProps) {
  const [query, setQuery] = useSearchParams()
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(query)
    if (value) next.set(name, value)
    else next.delete(name)
    next.delete('cursor')
    setQuery(next)
  }
  const q = query.get('q') ?? ''
  const names = [...choices.map(({ name }) => name), ...days.map(({ name }) => name), 'q']
  const isNarrowed = names.some((name) => query.has(name))
  /** Which of its lists a page shows, and of where, is not for this to take back. */
  const clear = () => {
    const next = new URLSearchParams(query)
    for (const name of [...names, 'cursor']) next.delete(name)
    setQuery(next)
  }
  return (
    <div className="filters">
      {search && <SearchBox key={q} q={q} label={search.label} onSearch={(text) => set('q', text)} />}
      {days.map(({ name, label, usual = '' }) => (
        <span key={name} className="filter">
          <label htmlFor={`filter-${name}`}>{label}</label>
          <DayBox key={query.get(name) ?? usual} id={`filter-${name}`} day={query.get(name) ?? usual} onDay={(day) => set(name, day)} />
        </span>
      ))}
      {choices.map(({ name, label, options, width = 150, any = '全部', isSearched = false }) => (
        <span key={name} className="filter">
          <label htmlFor={`filter-${name}`}>{label}</label>
          <Select
            id={`filter-${name}`}
            style={{ width }}
            value={query.get(name) ?? ''}
            showSearch={isSearched ? { optionFilterProp: 'label' } : false}
            options={[{ value: '', label: any }, ...options]}
            onChange={(value: string) => set(name, value)}
          />
        </span>
      ))}
      {isNarrowed && <Button type="link" onClick={clear}>清除筛选</Button>}
    </div>
  )
}

/** A year is typed digit by digit: what is not a day of our time yet is not asked for. */
const FULL_DAY = /^2\d{3}-\d{2}-\d{2}$/

/** A day of the address, typed or picked. */
export function DayBox({ id, day, onDay }: { id: string; day: string; onDay: (day: string) => void }) {
  const [text, setText] = useState(day)
  return (
    <Input
      id={id}
      type="date"
      style={{ width: 160 }}
      value={text}
      onChange={({ target }) => {
        setText(target.value)
        if (FULL_DAY.test(target.value)) onDay(target.value)
      }}
    />
  )
}

function SearchBox({ q, label, onSearch }: { q: string; label: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState(q)
  return (
    <form className="filter-search" onSubmit={(event) => { event.preventDefault(); onSearch(text.trim()) }}>
      <Input aria-label={label} placeholder={label} value={text} maxLength={50} allowClear onChange={(event) => setText(event.target.value)} onClear={() => onSearch('')} />
      <Button htmlType="submit">查找</Button>
    </form>
  )
}
