import { Button } from 'antd'
import { useLayoutEffect, useRef } from 'react'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { useOwnWindow } from '../windows/own-window.tsx'
import type { Desk } from './calling-calls.ts'
import { useActs } from './use-acts.ts'

/** Which window one sits at: the one of last time has the focus, so that Enter opens it. */
export function ChooseWindow({ desk }: { desk: Desk }) {
  const { no: last, sitAt } = useOwnWindow()
  const { act, isBusy, problem } = useActs()
  const first = useRef<HTMLButtonElement>(null)
  const windows = desk.windows.filter(({ lines }) => lines.length > 0)
  const start = windows.find(({ no, state }) => no === last && state === null) ?? windows.find(({ state }) => state === null)
  useLayoutEffect(() => first.current?.focus(), [])
  const open = (no: string) => {
    sitAt(no)
    act({ kind: 'open', no })
  }
  return (
    <>
      <PageTitle title="叫号"><span className="quiet">{desk.hallName}</span></PageTitle>
      {problem && <p className="note-line warn" role="alert">{problem.detail}</p>}
      <Panel title="您今天坐哪个窗口？">
        <ul className="choose-window">
          {windows.map(({ no, name, state, officerName, lines }) => (
            <li key={no}>
              <Button block size="large" ref={no === start?.no ? first : undefined} disabled={isBusy || state !== null} onClick={() => open(no)}>
                <strong className="tabular">{Number(no)}</strong>
                <span>{name}<span className="quiet">{state === null ? lines.join('、') : `${officerName}在用`}</span></span>
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  )
}
