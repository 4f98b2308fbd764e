import { Button } from 'antd'
import { Panel } from '../../kit/panel.tsx'
import { Differences } from '../catalogue/differences.tsx'
import { isSame, type Matter, type Texts } from './matter.ts'

/** What is written beside the platform's own words, and the way back to them. */
export function ComparedWithOwn({ matter: { fields, own }, texts, isDisabled, onBack }: { matter: Matter; texts: Texts; isDisabled: boolean; onBack: () => void }) {
  if (isSame(own, texts)) return <Panel title="与标准用语比较"><p className="quiet">现在写的与标准用语一字不差。</p></Panel>
  const differences = fields
    .filter(({ name }) => (own[name] ?? '').trim() !== (texts[name] ?? '').trim())
    .map(({ name, label }) => ({ path: name, title: label, kind: 'changed' as const, before: own[name] ?? null, after: texts[name] || null }))
  return (
    <Panel title="与标准用语比较" isFlush extra={<Button disabled={isDisabled} onClick={onBack}>改回标准用语</Button>}>
      <Differences differences={differences} before="标准用语" after="现在写的" />
    </Panel>
  )
}
