import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { PageTitle } from '../../kit/page-title.tsx'
import { Empty, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import { useHalls } from '../grants/grant-calls.ts'
import { useOfficer } from '../sessions/officer.tsx'

/** The hall a page is about: the officer's own, or for whoever looks after a region the one in the address, else its first. */
function useChosenHall() {
  const officer = useOfficer()
  const [query] = useSearchParams()
  const halls = useHalls(officer.region)
  const choices = officer.hallId === null ? (halls.data ?? []).map(({ id, name }) => ({ value: id, label: name })) : []
  return { hallId: officer.hallId ?? query.get('hall') ?? choices[0]?.value, choices, isPending: halls.isPending && officer.hallId === null, error: halls.error }
}

/** Another hall of the region; nothing for whoever looks after one. */
function HallSelect({ hallId, choices }: { hallId: string; choices: readonly { value: string; label: string }[] }) {
  const [query, setQuery] = useSearchParams()
  if (choices.length === 0) return null
  return (
    <span className="filter">
      <label htmlFor="chosen-hall">大厅</label>
      <Select
        id="chosen-hall"
        style={{ width: 240 }}
        value={hallId}
        options={[...choices]}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(chosen: string) => {
          const next = new URLSearchParams(query)
          next.set('hall', chosen)
          setQuery(next)
        }}
      />
    </span>
  )
}

interface HallPageProps {
  title: string
  /** Beside the choice of the hall. */
  tools?: (hallId: string) => ReactNode
  /** Under the title. */
  under?: ReactNode
  children: (hallId: string) => ReactNode
}

/** A page about one hall: its title with the choice among those the officer looks after, and what stands there until one is known. */
export function HallPage({ title, tools, under, children }: HallPageProps) {
  const { hallId, choices, isPending, error } = useChosenHall()
  return (
    <>
      <PageTitle title={title} tools={hallId !== undefined && <><HallSelect hallId={hallId} choices={choices} />{tools?.(hallId)}</>}>{under}</PageTitle>
      {error ? <div className="panel"><NotRead error={error} onRetry={() => location.reload()} /></div>
        : isPending ? <div className="panel"><Loading lines={8} what="大厅" /></div>
          : hallId === undefined ? <div className="panel"><Empty title="本地区还没有大厅">大厅随机构资料导入。</Empty></div> : children(hallId)}
    </>
  )
}
