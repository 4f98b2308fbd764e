import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { files, paths } from '../../client/paths.ts'
import { toProblem } from '../../client/problem.ts'
import { toDayWords, toMinuteWords } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Failure, Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import '../checks/checks.css'
import { FileLinks } from '../files/file-links.tsx'
import { BadRatingStep } from './bad-rating-step.tsx'
import { type BadRating, badRatingsKey, isStepVerb, revealRater, type StepVerb, toneOf, useBadRating } from './rating-calls.ts'

/** One bad rating: what was said, what was done about it, and what is to be done now. */
export function BadRatingScreen({ code }: { code: string }) {
  const reading = useBadRating(code)
  if (reading.isPending) return <div className="panel"><Loading lines={8} what="差评" /></div>
  if (reading.isError) {
    const { title, detail, code: problem } = toProblem(reading.error)
    return <div className="panel"><Failure isPage title={title} detail={detail} code={problem} onRetry={() => void reading.refetch()} /></div>
  }
  return <Whole rating={reading.data} />
}

function Whole({ rating }: { rating: BadRating }) {
  const queries = useQueryClient()
  const [doing, setDoing] = useState<{ verb: StepVerb; name: string } | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  const offered = rating.allowedActions.flatMap(({ verb, name, allowed }) => (allowed && isStepVerb(verb) ? [{ verb, name }] : []))
  const readAgain = () => void queries.invalidateQueries({ queryKey: badRatingsKey })
  return (
    <>
      <PageTitle title={`${rating.gradeName}：${rating.itemName}`} tools={offered.length > 0 && offered.map((step, index) => <Button key={step.verb} type={index === 0 ? 'primary' : 'default'} onClick={() => setDoing(step)}>{step.name}</Button>)}>
        <Mark tone={toneOf(rating)}>{rating.stateName}</Mark>
        {rating.exclusionName && <Mark tone="info">剔除：{rating.exclusionName}</Mark>}
        <span className="quiet tabular">{rating.code}</span>
      </PageTitle>
      {done && <p className="note-line good" role="status">{done}</p>}
      <div className="stack">
        <SaidPanel rating={rating} />
        <LimitsPanel rating={rating} />
        <ActsPanel rating={rating} />
      </div>
      {doing && (
        <BadRatingStep
          rating={rating} verb={doing.verb} title={doing.name}
          onDone={() => {
            setDone(`已${doing.name}。`)
            setDoing(undefined)
            readAgain()
          }}
          onStale={readAgain}
          onClose={() => setDoing(undefined)}
        />
      )}
    </>
  )
}

function SaidPanel({ rating }: { rating: BadRating }) {
  const { comment, options, secondRating, authority, hall, occasionName, channelName, isAnonymous, openedOn } = rating
  return (
    <Panel title="评价内容">
      {comment && <p className="check-answer"><strong>{comment}</strong></p>}
      {options.length > 0 && <ul>{options.map(({ id, text }) => <li key={id}>{text}</li>)}</ul>}
      <dl className="facts" style={{ marginTop: 14 }}>
        <dt>被评价单位</dt><dd>{authority.name}</dd>
        <dt>服务</dt><dd>{hall.name}　{occasionName}</dd>
        <dt>评价</dt><dd>{toDayWords(openedOn)}　{channelName}　{isAnonymous ? '匿名' : '实名'}</dd>
        {rating.maySeeRater && <><dt>评价人</dt><dd><Rater code={rating.code} /></dd></>}
        {secondRating && <><dt>追评</dt><dd>{secondRating.gradeName}{secondRating.comment && `：${secondRating.comment}`}</dd></>}
      </dl>
    </Panel>
  )
}

/** Only for whoever follows up, on request and on the record. */
function Rater({ code }: { code: string }) {
  const looking = useMutation({ mutationFn: () => revealRater(code) })
  if (looking.isSuccess) return <>{looking.data.name}　<span className="tabular">{looking.data.phone ?? '没有登记手机号码'}</span><div><Link to={paths.case(looking.data.number)}>查看办件</Link></div></>
  return (
    <>
      <Button size="small" loading={looking.isPending} onClick={() => looking.mutate()}>查看评价人联系方式</Button> <span className="row-note">会记录下来，评价人可以看到</span>
      {looking.isError && <span role="alert" className="field-error">{toProblem(looking.error).detail}</span>}
    </>
  )
}

function LimitsPanel({ rating: { clocks, findingName, planDueOn, planDoneOn, reply, repliedOn, followUpName } }: { rating: BadRating }) {
  return (
    <Panel title="期限和结果">
      <dl className="facts">
        {clocks.map(({ id, name, dueOn, endedOn, isLate }) => (
          <div key={id} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{toDayWords(dueOn)}前　{endedOn ? `${toDayWords(endedOn)}完成` : '办理中'}　{isLate && <Mark tone="over">超期</Mark>}</dd>
          </div>
        ))}
        {findingName && <><dt>核实结果</dt><dd>{findingName}</dd></>}
        {planDueOn && <><dt>整改计划</dt><dd>{toDayWords(planDueOn)}前{planDoneOn ? `，${toDayWords(planDoneOn)}完成` : ''}</dd></>}
        {reply && <><dt>公开答复</dt><dd className="check-answer">{reply}　{repliedOn && <span className="row-note">{toDayWords(repliedOn)}</span>}</dd></>}
        {followUpName && <><dt>回访</dt><dd>{followUpName}</dd></>}
      </dl>
    </Panel>
  )
}

function ActsPanel({ rating: { code, acts } }: { rating: BadRating }) {
  return (
    <Panel title="办理过程">
      <ol className="case-checks">
        {acts.map(({ seq, name, byName, note, outcome, on, at, files: kept }) => (
          <li key={seq}>
            <strong>{name}{outcome && `：${outcome}`}</strong>
            {note && <p className="check-answer">{note}</p>}
            <FileLinks files={kept} addressOf={(file) => files.badRatingFile(code, file)} />
            <span className="row-note">{byName}　{at ? toMinuteWords(at) : toDayWords(on)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
