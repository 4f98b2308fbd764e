import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { api, bodyOf } from '../../client/http.ts'
import type { Typing } from '../catalogue/command-drawer.tsx'
import type { Choices } from './hall-calls.ts'

/** How many hits one looks through before typing another word. */
const SHOWN = 10

interface TakesPickerProps {
  typing: Typing
  region: string
  departments: Choices['departments']
}

/** Departments, all of whose items are meant, and single items found by everyday words. */
export function TakesPicker({ typing: { values, type, fieldId, errorOf, isBusy }, region, departments }: TakesPickerProps) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const items = [values.items ?? []].flat()
  const found = useQuery({ queryKey: ['item-search', region, q], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/items/search', { params: { query: { q, region, limit: SHOWN } }, signal })), enabled: q !== '', placeholderData: keepPreviousData })
  // Items that were named before are read by their codes once.
  const named = useQuery({ queryKey: ['item-names', region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/items', { params: { query: { region, limit: 200 } }, signal })), enabled: items.length > 0, staleTime: 300_000 })
  const nameOf = new Map([...(named.data?.items ?? []), ...(found.data?.items ?? [])].map(({ code, name }) => [code, name]))
  const error = errorOf('takes')
  const describedBy = error === undefined ? undefined : `${fieldId('takes')}-picked-error`
  return (
    <>
      <div className="field">
        <label className="label" htmlFor={fieldId('authorities')}>部门</label>
        <Select
          id={fieldId('authorities')} mode="multiple" style={{ width: '100%' }} placeholder="输入部门名称，可以选多个" disabled={isBusy} aria-describedby={describedBy} showSearch={{ optionFilterProp: 'label' }}
          value={[values.authorities ?? []].flat().filter(Boolean)} options={departments} onChange={(chosen: string[]) => type('authorities', chosen)}
        />
      </div>
      <div className="field">
        <label className="label" htmlFor={fieldId('items')}>单个事项</label>
        <Select
          id={fieldId('items')} mode="multiple" style={{ width: '100%' }} placeholder="输入事项名称或平常的说法，如 开饭馆" disabled={isBusy} aria-describedby={describedBy}
          showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }} notFoundContent={q === '' ? null : found.isFetching ? '正在查找…' : '没有找到，换个说法试试'}
          value={items.filter(Boolean)} options={[...new Set([...(q === '' ? [] : (found.data?.items ?? []).map(({ code }) => code)), ...items])].filter(Boolean).map((code) => ({ value: code, label: nameOf.get(code) ?? '正在读取名称…' }))}
          onChange={(chosen: string[]) => { setTyped(''); type('items', chosen) }}
        />
        {error !== undefined && <div id={`${fieldId('takes')}-picked-error`} className="field-error">{error}</div>}
      </div>
    </>
  )
}
