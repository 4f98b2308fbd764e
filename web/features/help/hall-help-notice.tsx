import { Button } from 'antd'
import { Mark } from '../../kit/mark.tsx'
import { Panel } from '../../kit/panel.tsx'
import { type HallHelp, type Help, useHallHelp, useHelpSteps } from './help-calls.ts'
import './help.css'

const toWaitWords = (seconds: number): string => (seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分钟`)

/** 终端呼叫: stands above everything else while somebody calls; nothing where nobody does. */
export function HallHelpNotice({ hallId }: { hallId: string }) {
  const { data } = useHallHelp(hallId)
  return <OpenCalls hallId={hallId} data={data} />
}

function OpenCalls({ hallId, data }: { hallId: string; data: HallHelp | undefined }) {
  const { step, isBusy, problem } = useHelpSteps(hallId)
  if (data === undefined || (data.open.length === 0 && !problem)) return null
  const waiting = data.open.filter(({ state }) => state === 'asked').length
  return (
    <div className="hall-help" role="status">
      <Panel isFlush title={waiting > 0 ? `${waiting} 台自助终端在呼叫帮助` : '自助终端的呼叫'} extra={waiting > 0 && <Mark tone="over">等得最久 {toWaitWords(Math.max(...data.open.filter(({ state }) => state === 'asked').map(({ waitedSeconds }) => waitedSeconds)))}</Mark>}>
        {problem && <p className="note-line warn" role="alert">{problem.detail}</p>}
        <ul>{data.open.map((help) => <Call key={help.id} help={help} isBusy={isBusy} onStep={step} />)}</ul>
      </Panel>
    </div>
  )
}

const Call = ({ help, isBusy, onStep }: { help: Help; isBusy: boolean; onStep: (verb: Help['allowedActions'][number]['verb'], help: Help) => void }) => (
  <li>
    <span><strong className="tabular">{help.terminalNumber}</strong> 号终端　<span className="quiet">{help.placeName}</span></span>
    <span className="quiet">{help.answeredByName === null ? `已等 ${toWaitWords(help.waitedSeconds)}` : `${help.answeredByName}（${help.answeredAs}）已过去，用了 ${toWaitWords(help.waitedSeconds)}`}</span>
    {help.allowedActions.filter(({ reason }) => reason === null).map(({ verb, name }) => (
      <Button key={verb} type={verb === 'answerHelp' ? 'primary' : 'default'} disabled={isBusy} onClick={() => onStep(verb, help)}>{name}<span className="hidden-visually">：{help.terminalNumber}</span></Button>
    ))}
  </li>
)

/** 大厅监控: how the day's calls were answered, with those that wait. */
export function HallHelpPanel({ hallId }: { hallId: string }) {
  const { data } = useHallHelp(hallId)
  if (data === undefined) return null
  const { asked, answered, cancelled, meanAnswerSeconds, longestAnswerSeconds } = data.today
  return (
    <>
      <OpenCalls hallId={hallId} data={data} />
      {asked > 0 && (
        <Panel title="今天自助终端的呼叫">
          <p>{asked} 次呼叫，{answered} 次有人过去，{cancelled} 次自己取消{meanAnswerSeconds !== null && longestAnswerSeconds !== null && `；平均 ${toWaitWords(meanAnswerSeconds)} 有人答应，最久 ${toWaitWords(longestAnswerSeconds)}`}。</p>
        </Panel>
      )}
    </>
  )
}
