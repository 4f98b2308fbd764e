import { useQuery } from '@tanstack/react-query'
import { Button, Modal, Segmented } from 'antd'
import { useState } from 'react'
import type { Guide } from '../../../client/types.ts'
import { Loading } from '../../../kit/states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import { previewChange } from '../catalogue-calls.ts'
import { NotRead } from '../query-states.tsx'

/** The guide as it will read, from the saved draft, for the answers one chooses. */
export function GuidePreview({ changeId, revision }: { changeId: string; revision: number }) {
  const { region } = useOfficer()
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const [width, setWidth] = useState<'wide' | 'phone'>('wide')
  const [isLarge, setLarge] = useState(false)
  const preview = useQuery({
    queryKey: ['change-preview', changeId, revision, region, answers],
    queryFn: ({ signal }) => previewChange(changeId, region, answers, signal),
    placeholderData: (before) => before,
    staleTime: Infinity,
  })
  if (preview.isPending) return <Loading lines={8} what="指南预览" />
  if (preview.isError) return <NotRead error={preview.error} onRetry={() => void preview.refetch()} />
  const guide = preview.data
  return (
    <>
      <div className="buttons" style={{ marginBottom: 12 }}>
        <Segmented aria-label="预览的宽度" value={width} onChange={setWidth} options={[{ value: 'wide', label: '电脑' }, { value: 'phone', label: '手机 360' }]} />
        {width === 'wide' && <Button onClick={() => setLarge(true)}>放大看</Button>}
      </div>
      {guide.situations.length > 0 && (
        <form className="preview-answers" aria-label="选择情形">
          {guide.situations.map(({ id, question, options }) => (
            <fieldset key={id}>
              <legend>{question}</legend>
              {options.map((option) => (
                <label key={option.id}>
                  <input type="radio" name={`preview-${id}`} checked={answers[id] === option.id} onChange={() => setAnswers((before) => ({ ...before, [id]: option.id }))} />
                  {option.label}
                </label>
              ))}
            </fieldset>
          ))}
        </form>
      )}
      <article className={width === 'phone' ? 'preview-frame phone' : 'preview-frame'} aria-label="指南预览" aria-busy={preview.isPlaceholderData}>
        <GuideText guide={guide} />
      </article>
      <Modal title="指南预览" open={isLarge} onCancel={() => setLarge(false)} footer={null} width={960} closable={{ 'aria-label': '关闭' }} destroyOnHidden>
        <article className="preview-frame" aria-label="指南预览，大窗口"><GuideText guide={guide} /></article>
      </Modal>
    </>
  )
}

const yesNo = (condition: boolean, words: string): string[] => (condition ? [words] : [])

/** In the order of every guide: who, what one needs, steps, where, how long, visits, fee, basis, complaints. */
function GuideText({ guide }: { guide: Guide }) {
  return (
    <>
      <p style={{ fontWeight: 700, fontSize: 17 }}>{guide.name || '（未命名）'}</p>
      <p className="quiet">{guide.typeName} · {guide.kindName} · {guide.authorityName ?? guide.departmentName}</p>
      <h3>谁可以办</h3>
      <Lines texts={guide.conditions} none="没有写受理条件" />
      <h3>需要准备（{guide.materials.length} 份）</h3>
      <ol>
        {guide.materials.map((material) => (
          <li key={material.id}>
            {material.name}　<span className="quiet">{[`${material.formName}${material.copies > 0 ? ` ${material.copies} 份` : ''}`, ...yesNo(!material.necessary, '非必要'), ...yesNo(material.deferrable, '可容缺'), ...yesNo(material.commitment, '可承诺'), ...(material.exemptBy ? [`免提交：${material.exemptBy}`] : [])].join(' · ')}</span>
          </li>
        ))}
      </ol>
      <h3>步骤</h3>
      <ol>{guide.steps.map(({ id, name, days, countedInPromise }) => <li key={id}>{name}　<span className="quiet">{days > 0 ? `${days} 天` : '当场'}{countedInPromise ? '' : '，不计入承诺时限'}</span></li>)}</ol>
      <h3>到哪里办</h3>
      {guide.places.length === 0 ? <p className="quiet">本地还没有办理地点</p> : <ul>{guide.places.slice(0, 3).map(({ divisionCode, divisionName, hall }) => <li key={divisionCode}>{divisionName}：{hall.name}，{hall.address}，{hall.hours}</li>)}</ul>}
      <h3>多久办好</h3>
      <p>承诺 {guide.promisedText}；法定 {guide.statutoryText}</p>
      <h3>跑几次</h3>
      <p>{guide.siteVisits === 0 ? '不用跑' : `${guide.siteVisits} 次${guide.siteVisitReason ? `：${guide.siteVisitReason}` : ''}`}；网办深度 {guide.onlineDepthName}</p>
      <h3>收费</h3>
      <p>{guide.fee ? `${guide.fee.amount}（${guide.fee.basis}）` : '不收费'}</p>
      <h3>依据</h3>
      <Lines texts={guide.legalBasis.map(({ law, articles }) => `${law}${articles.join('、')}`)} none="没有写设定依据" />
      <h3>咨询和投诉</h3>
      <p className="tabular">咨询 {guide.consultationPhone}；投诉 {guide.complaintPhone}</p>
    </>
  )
}

function Lines({ texts, none }: { texts: readonly string[]; none: string }) {
  return texts.length === 0 ? <p className="quiet">{none}</p> : <ol>{texts.map((text, index) => <li key={index}>{text}</li>)}</ol>
}
