import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { api, bodyOf } from '../../client/http.ts'
import { PickMany } from '../../kit/pick-many.tsx'
import type { Typing } from '../catalogue/command-drawer.tsx'
import type { Choices } from './hall-calls.ts'

/** How many hits one looks through before typing another word. */
const SHOWN = 10

interface TakesPickerProps {
  typing: Typing
  region: string
  departments: Choices['departments']
  /** The fields of the drawer that hold them, and the one whose refusal stands here. */
  names?: { authorities: string; items: string; error: string }
}

const NAMES = { authorities: 'authorities', items: 'items', error: 'takes' }

/** Departments, all of whose items are meant, and single items found by everyday words. */
export function TakesPicker({ typing: { values, type, fieldId, errorOf, isBusy }, region, departments, names = NAMES }: TakesPickerProps) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const items = [values[names.items] ?? []].flat().filter(Boolean)
  const found = useQuery({ queryKey: ['item-search', region, q], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/items/search', { params: { query: { q, region, limit: SHOWN } }, signal })), enabled: q !== '', placeholderData: keepPreviousData })
  // Items that were named before are read by their codes once.
  const named = useQuery({ queryKey: ['item-names', region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/items', { params: { query: { region, limit: 200 } }, signal })), enabled: items.length > 0, staleTime: 300_000 })
  const nameOf = new Map([...(named.data?.items ?? []), ...(found.data?.items ?? [])].map(({ code, name }) => [code, name]))
  const itemOptions = [...new Set([...(q === '' ? [] : (found.data?.items ?? []).map(({ code }) => code)), ...items])].map((code) => ({ value: code, label: nameOf.get(code) ?? '正在读取名称…' }))
  return (
    <>
      <PickMany
        id={fieldId(names.authorities)} label="部门" placeholder="输入部门名称，可以选多个" options={departments} chosen={[values[names.authorities] ?? []].flat().filter(Boolean)}
        error={errorOf(names.authorities)} isBusy={isBusy} onChoose={(chosen) => type(names.authorities, chosen)}
      />
      <PickMany
        id={fieldId(names.items)} label="单个事项" placeholder="输入事项名称或平常的说法，如 开饭馆" options={itemOptions} chosen={items} error={errorOf(names.error)} isBusy={isBusy}
        search={{ filterOption: false, onSearch: setTyped, searchValue: typed }} notFound={q === '' ? null : found.isFetching ? '正在查找…' : '没有找到，换个说法试试'}
        onChoose={(chosen) => { setTyped(''); type(names.items, chosen) }}
      />
    </>
  )
}
