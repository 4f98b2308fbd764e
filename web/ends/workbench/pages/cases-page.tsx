import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { CaseList } from '../../../features/applications/case-list.tsx'
import { useStates } from '../../../features/applications/case-queries.ts'
import { ExportCases } from '../../../features/applications/export-cases.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'

/** 全部办件 of one's region or authority: by state, or found by number or name. */
export function Component() {
  const [query, setQuery] = useSearchParams()
  const q = query.get('q') ?? ''
  const chosen = query.get('state')
  const states = useStates()
  const state = states.data?.states.find((each) => each.state === chosen)?.state
  const options = [{ value: '', label: '全部' }, ...(states.data?.states ?? []).map((each) => ({ value: each.state as string, label: each.stateName }))]
  const filter = (next: { q?: string; state?: string }) => setQuery(Object.fromEntries(Object.entries(next).filter(([, value]) => value)) as Record<string, string>)
  return (
    <>
      <PageTitle title="全部办件" tools={<ExportCases state={state} />} />
      <div className="panel">
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, padding: '14px 16px', borderBottom: '1px solid var(--line)' }}>
          {/* A new search begins with an empty box of its own. */}
          <SearchBox key={q} q={q} onSearch={(text) => filter({ q: text })} />
          <span style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
            <label htmlFor="state-filter">状态</label>
            <Select id="state-filter" style={{ width: 190 }} value={state ?? ''} disabled={q !== ''} options={options} onChange={(value) => filter({ state: value })} />
          </span>
          {q !== '' && <Button onClick={() => filter({})}>清除查找</Button>}
        </div>
        {/* Until it is known what the address asks for, nothing else is shown in its place. */}
        {chosen !== null && states.isPending
          ? <Loading lines={8} what="办件" />
          : (
              <CaseList
                filter={q === '' ? { view: 'all', state } : { q }}
                key={`${q}/${state ?? ''}`}
                isPickable
                caption={q === '' ? '全部办件，新的在最前' : `查找「${q}」的结果`}
                empty={
                  q === ''
                    ? <Empty title="没有这样的办件">换一个状态看看。</Empty>
                    : <Empty title={`没有找到「${q}」`} action={<Button onClick={() => filter({})}>查看全部办件</Button>}>请核对办件编号（19 位数字），或输入申请人的完整姓名、单位名称的开头几个字。只能查到本地区、本单位的办件。</Empty>
                }
              />
            )}
      </div>
    </>
  )
}

function SearchBox({ q, onSearch }: { q: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState(q)
  return (
    <form style={{ display: 'flex', gap: 8, flex: '1 1 280px', maxWidth: 460 }} onSubmit={(event) => { event.preventDefault(); onSearch(text.trim()) }}>
      <Input aria-label="办件编号或申请人姓名" placeholder="办件编号或申请人姓名" value={text} maxLength={50} allowClear onChange={(event) => setText(event.target.value)} />
      <Button htmlType="submit">查找</Button>
    </form>
  )
}
