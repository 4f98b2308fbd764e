import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { api, bodyOf } from '../../client/http.ts'

interface ItemFinderProps {
  id: string
  /** Only what is handled there; without one the whole catalogue. */
  region?: string | undefined
  item: { code: string; name: string } | undefined
  describedBy?: string | undefined
  onItem: (item: { code: string; name: string }) => void
}

/** How many hits a clerk looks through before typing another word. */
const SHOWN = 8

/** Finds an item by everyday words: 「开饭馆」 finds 食品经营许可. */
export function ItemFinder({ id, region, item, describedBy, onItem }: ItemFinderProps) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['item-search', region, q],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/items/search', { params: { query: { q, region, limit: SHOWN } }, signal })),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  })
  const items = q === '' ? [] : (found.data?.items ?? [])
  return (
    <Select
      id={id}
      aria-describedby={describedBy}
      aria-invalid={describedBy !== undefined}
      style={{ width: '100%', maxWidth: 560 }}
      placeholder="输入事项名称或平常的说法，如 开饭馆"
      value={item?.code}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      loading={found.isFetching}
      // Before a word is typed there is no list to open: an empty one would be announced as a list of nothing.
      notFoundContent={q === '' ? null : found.isFetching ? '正在查找…' : '没有找到，换个说法试试'}
      options={[
        ...items.map(({ code, name, authorityName, kindName, promisedText }) => ({ value: code, label: name, note: [kindName, promisedText, authorityName].filter(Boolean).join(' · ') })),
        // The chosen one keeps its name when the list is another.
        ...(item && !items.some(({ code }) => code === item.code) ? [{ value: item.code, label: item.name, note: '' }] : []),
      ]}
      optionRender={({ label, data }) => <div>{label}{data.note && <div className="quiet" style={{ fontSize: 13 }}>{data.note}</div>}</div>}
      onChange={(code: string, option) => {
        setTyped('')
        onItem({ code, name: String((Array.isArray(option) ? option[0] : option)?.label ?? code) })
      }}
    />
  )
}
