import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { files, paths } from '../../../client/paths.ts'
import { toProblem } from '../../../client/problem.ts'
import { toDayWords, toMinuteWords, toShortDay } from '../../../kit/dates.ts'
import { Mark } from '../../../kit/mark.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { Failure, Loading } from '../../../kit/states.tsx'
import '../../catalogue/catalogue.css'
import { FileLinks } from '../../files/file-links.tsx'
import { type CardVerb, cardsKey, isCardVerb, levelTone, useCard, type WholeCard } from './card-calls.ts'
import { CardCommand } from './card-command.tsx'
import { NextLines } from './card-rows.tsx'
import './cards.css'
import { MatterLink } from './matter-link.tsx'

/** One card: what is wrong, what comes next, how its clock stood, and everything that was done. */
export function CardScreen({ id }: { id: string }) {
  const reading = useCard(id)
  if (reading.isPending) return <div className="panel"><Loading lines={8} what="监察牌" /></div>
  if (reading.isError) {
    const { title, detail, code } = toProblem(reading.error)
    return <div className="panel"><Failure isPage title={title} detail={detail} code={code} onRetry={() => void reading.refetch()} /></div>
  }
  return <Whole card={reading.data} />
}

function Whole({ card }: { card: WholeCard }) {
  const queries = useQueryClient()
  const [doing, setDoing] = useState<CardVerb | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const offered = card.allowedActions.flatMap(({ verb, name, allowed }) => (allowed && isCardVerb(verb) ? [{ verb, name }] : []))
  const readAgain = () => void queries.invalidateQueries({ queryKey: cardsKey })
  return (
    <>
      <PageTitle title={`${card.levelName}：${card.ruleTitle}`} tools={offered.length > 0 && offered.map(({ verb, name }, index) => <Button key={verb} type={index === 0 ? 'primary' : 'default'} onClick={() => setDoing(verb)}>{name}</Button>)}>
        <Mark tone={levelTone(card.level)}>{card.levelName}</Mark>
        <Mark tone="info">{card.stateName}{card.points !== null && ` ${card.points} 分`}</Mark>
        {card.rectification && <Mark tone={card.rectification.isOverdue ? 'over' : card.rectification.state === 'confirmed' ? 'calm' : 'near'}>{card.rectification.name}</Mark>}
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      {!card.isIntact && <p className="note-line bad" role="alert">这张牌的记录与存证不符，可能被改动过。请联系审计管理员核查。</p>}
      <div className="stack">
        <Panel title="哪里不对">
          <p className="card-finding"><strong>{card.finding}</strong></p>
          {card.description && <p className="quiet">{card.description}。</p>}
          <p className="quiet">依据：{card.basis}（{card.ruleVersion === 0 ? '平台默认规则' : `本地第 ${card.ruleVersion} 版规则`}）</p>
        </Panel>
        <Panel title="下一步">
          <NextLines next={card.next} />
          {card.turnedInto && <p className="card-inline">到期没有说明，<Link to={paths.card(card.turnedInto)}>已转为这张红牌</Link>。</p>}
          {card.cameOf && <p className="card-inline">由<Link to={paths.card(card.cameOf)}>这张黄牌</Link>转来。</p>}
          <Others card={card} />
        </Panel>
        <div className="card-columns">
          <Panel title="经过"><Acts card={card} /></Panel>
          <div className="stack">
            {card.clock && <ClockPanel clock={card.clock} />}
            <Panel title="办件和责任单位">
              <dl className="facts">
                <dt>{card.matter.kindName}</dt><dd><MatterLink matter={card.matter} /></dd>
                <dt>事项</dt><dd>{card.matter.itemName}</dd>
                <dt>责任单位</dt><dd>{card.authority.name}</dd>
                {card.officerName && <><dt>承办人</dt><dd>{card.officerName}</dd></>}
                {card.hallName && <><dt>大厅</dt><dd>{card.hallName}</dd></>}
              </dl>
            </Panel>
          </div>
        </div>
      </div>
      {doing && (
        <CardCommand
          card={card} verb={doing} name={card.allowedActions.find(({ verb }) => verb === doing)!.name}
          onClose={() => setDoing(undefined)} onStale={readAgain}
          onDone={({ stateName, next }) => {
            setDone(`已办理，现在是「${stateName}」。${next.map(({ who, what, until }) => `下一步：${who}${what}${until ? `，${toShortDay(until)}前` : ''}。`).join('')}`)
            setDoing(undefined)
            readAgain()
          }}
        />
      )}
    </>
  )
}

/** What may not be done now, and why. */
function Others({ card }: { card: WholeCard }) {
  const others = card.allowedActions.filter(({ allowed }) => !allowed)
  return (
    <details className="card-others">
      <summary>其他操作为什么现在不能办</summary>
      <dl className="facts">{others.map(({ verb, name, reason }) => <div key={verb} className="fact"><dt>{name}</dt><dd>{reason}</dd></div>)}</dl>
    </details>
  )
}

function ClockPanel({ clock: { name, limit, startedOn, dueOn, usedDays, pausedDays, overdueDays } }: { clock: NonNullable<WholeCard['clock']> }) {
  return (
    <Panel title="发牌时的时限">
      <dl className="facts">
        <dt>{name}</dt><dd>{limit}</dd>
        <dt>从哪天起算</dt><dd>{toDayWords(startedOn)}</dd>
        <dt>最晚</dt><dd>{toDayWords(dueOn)}</dd>
        <dt>已用</dt><dd>{usedDays} 天{overdueDays > 0 && `，超过 ${overdueDays} 天`}</dd>
        <dt>暂停</dt><dd>{pausedDays === 0 ? '没有暂停过' : `${pausedDays} 天，不计入已用`}</dd>
      </dl>
    </Panel>
  )
}

function Acts({ card }: { card: WholeCard }) {
  return (
    <ol className="timeline">
      {card.acts.toReversed().map(({ seq, name, byName, note, at, points, answerBy, files: kept }) => (
        <li key={seq}>
          <strong>{name}{points !== null && ` ${points} 分`}</strong>
          <span className="quiet tabular">{toMinuteWords(at)}　{byName ?? '系统'}{answerBy && `　下一步最晚 ${toShortDay(answerBy)}`}</span>
          {note && <p className="act-note">{note}</p>}
          <FileLinks files={kept} addressOf={(file) => files.cardFile(card.id, file)} />
        </li>
      ))}
      <li><strong>发出{card.levelName}</strong><span className="quiet tabular">{toMinuteWords(card.noticedAt)}　系统</span><p className="quiet">{toMinuteWords(card.raisedAt)}触发「{card.ruleTitle}」</p></li>
    </ol>
  )
}
