import { Button, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { toDayWords, toMinuteWords } from '../../../kit/dates.ts'
import { Panel } from '../../../kit/panel.tsx'
import type { ManagedItem } from '../types.ts'

/** Every version with who published it, and any two of them to be compared. */
export function Versions({ item }: { item: ManagedItem }) {
  const versions = [...item.versions].sort((one, other) => other.version - one.version)
  return (
    <Panel title={`版本（${versions.length}）`}>
      {versions.length > 1 && <Choice item={item} versions={versions.map(({ version }) => version)} />}
      <ol className="timeline">
        {versions.map(({ version, effectiveOn, publishedAt, publishedBy }) => (
          <li key={version} className={version === item.version ? 'now' : undefined}>
            <strong className="tabular">第 {version} 版{version === item.version ? '（现行）' : ''}</strong>
            <span className="tabular">{toDayWords(effectiveOn)}起</span>
            <span className="quiet tabular">{publishedBy ? `${publishedBy}，` : ''}{toMinuteWords(publishedAt)}公布</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Choice({ item, versions }: { item: ManagedItem; versions: readonly number[] }) {
  const go = useNavigate()
  const [from, setFrom] = useState(versions[1]!)
  const [to, setTo] = useState(versions[0]!)
  const options = versions.map((version) => ({ value: version, label: `第 ${version} 版` }))
  return (
    <form className="head-line" onSubmit={(event) => { event.preventDefault(); void go(consolePaths.compare(item.code, from, to)) }}>
      <Select aria-label="比较的前一版" value={from} options={options} onChange={setFrom} style={{ width: 100 }} />
      <span>与</span>
      <Select aria-label="比较的后一版" value={to} options={options} onChange={setTo} style={{ width: 100 }} />
      <Button htmlType="submit" disabled={from === to}>比较</Button>
    </form>
  )
}
