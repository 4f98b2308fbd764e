import { Select } from 'antd'
import { useSearchParams } from 'react-router'

/** Another hall of the region; nothing for whoever looks after one. */
export function HallSelect({ hallId, choices }: { hallId: string; choices: readonly { value: string; label: string }[] }) {
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
