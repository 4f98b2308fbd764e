import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { AddIcon } from '../../../kit/icons.tsx'
import { Kbd } from '../../../kit/kbd.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { useShortcuts } from '../../../kit/shortcuts.ts'
import { Empty, Loading } from '../../../kit/states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import type { ItemFilter } from '../catalogue-calls.ts'
import { mayEdit } from '../catalogue-roles.ts'
import { useElements, useManagedItems } from '../catalogue-queries.ts'
import { useDepartments } from '../departments.ts'
import { Filters, readFilter } from '../filters.tsx'
import { Pager } from '../../staff-end/pager.tsx'
import { NotRead } from '../query-states.tsx'
import { ItemTable } from './item-table.tsx'
import { NewItem } from './new-item.tsx'

const STATES = [{ value: 'active', label: '正在办理' }, { value: 'suspended', label: '已暂停' }, { value: 'cancelled', label: '已取消' }]

/** 事项: all of the catalogue, by name, state, department and type. */
export function ManagedItems() {
  const officer = useOfficer()
  const go = useNavigate()
  const [isNew, setNew] = useState(false)
  const begin = mayEdit(officer) ? () => setNew(true) : undefined
  useShortcuts({ n: begin })
  return (
    <>
      <PageTitle title="事项" tools={begin && <Button type="primary" icon={<AddIcon size={16} />} onClick={begin} aria-keyshortcuts="n">新建事项<Kbd keys="n" /></Button>} />
      <div className="panel">
        <ItemFilters />
        <ItemRows />
      </div>
      {isNew && <NewItem onClose={() => setNew(false)} onDone={({ id }) => void go(consolePaths.edit(id, 'basic'))} />}
    </>
  )
}

function ItemFilters() {
  const elements = useElements()
  const departments = useDepartments()
  const type = elements.data?.elements.type
  const types = type?.kind === 'choice' ? Object.entries(type.words).map(([value, label]) => ({ value, label })) : []
  return (
    <Filters
      search={{ label: '事项名称、俗称或编码' }}
      choices={[
        { name: 'state', label: '状态', options: STATES, width: 120 },
        { name: 'department', label: '部门', options: departments.map(({ name, count }) => ({ value: name, label: `${name}（${count}）` })), width: 200, isSearched: true },
        { name: 'type', label: '类型', options: types, width: 140 },
      ]}
    />
  )
}

function ItemRows() {
  const [query, setQuery] = useSearchParams()
  const list = useManagedItems(readFilter<ItemFilter>(query, ['q', 'state', 'department', 'type', 'cursor']))
  if (list.isPending) return <Loading lines={10} what="事项" />
  if (list.isError) return <NotRead error={list.error} onRetry={() => void list.refetch()} />
  const { rows, next, total } = list.data
  if (rows.length === 0) return <Empty title="没有找到这样的事项" action={<Button onClick={() => setQuery({})}>查看全部事项</Button>}>换一个说法，或放宽状态、部门、类型。</Empty>
  return (
    <div aria-busy={list.isPlaceholderData}>
      <p className="list-count" role="status">共 {total} 项</p>
      <ItemTable rows={rows} caption="事项，按基本目录的次序" />
      <Pager next={next} />
    </div>
  )
}
