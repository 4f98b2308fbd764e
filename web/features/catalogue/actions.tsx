import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Kbd } from '../../kit/kbd.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import type { AllowedAction } from './types.ts'

/** How an action looks; what may be done is the server's to say. */
export interface ActionLook {
  name: string
  key: string
  isDangerous?: boolean
}

interface ActionsProps<Action extends string> {
  looks: Readonly<Record<Action, ActionLook>>
  allowed: readonly AllowedAction[]
  onBegin: (action: Action) => void
  /** What else can be done here, before the rest. */
  first?: ReactNode
}

/** What can be done now, the next thing first; what cannot stands below with its reason. An action this screen does not know is not shown. */
export function Actions<Action extends string>({ looks, allowed, onBegin, first }: ActionsProps<Action>) {
  const offered = (Object.keys(looks) as Action[]).flatMap((action) => allowed.filter((each) => each.action === action).map(({ isAllowed, reason }) => ({ action, isAllowed, reason })))
  const [open, resting] = [offered.filter(({ isAllowed }) => isAllowed), offered.filter(({ isAllowed }) => !isAllowed)]
  useShortcuts(Object.fromEntries(open.map(({ action }) => [looks[action].key, () => onBegin(action)])))
  return (
    <>
      {open.length === 0 && !first && <p>现在没有需要您办理的操作。</p>}
      <div className="buttons">
        {first}
        {open.map(({ action }, index) => {
          const { name, key, isDangerous = false } = looks[action]
          return <Button key={action} type={index === 0 && !isDangerous ? 'primary' : 'default'} danger={isDangerous} aria-keyshortcuts={key} onClick={() => onBegin(action)}>{name}<Kbd keys={key} /></Button>
        })}
      </div>
      {resting.length > 0 && (
        <details className="resting" open={open.length === 0}>
          <summary>现在不能办的操作和原因（{resting.length}）</summary>
          <dl>{resting.map(({ action, reason }) => [<dt key={action}>{looks[action].name}</dt>, <dd key={`${action} reason`}>{reason ?? '现在不能办理。'}</dd>])}</dl>
        </details>
      )}
    </>
  )
}
