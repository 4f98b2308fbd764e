import { Mark } from '../../kit/mark.tsx'
import { FilledText } from './filled-text.tsx'
import type { Texts } from './matter.ts'
import type { MessageMatter, MessagePreview as Counted } from './wording-calls.ts'

interface MessagePreviewProps {
  matter: MessageMatter
  texts: Texts
  /** How long the text message is; unknown while something is wrong with the texts. */
  counted: Counted | undefined
}

/** The message as its reader finds it, on each way it goes. */
export function MessagePreview({ matter, texts: { title = '', text = '', sms = '' }, counted }: MessagePreviewProps) {
  const { facts, own, hasSms, kindName, isUrgent } = matter
  const isWorded = sms.trim() !== ''
  return (
    <div className="ways">
      <h3>站内消息</h3>
      <article className="message-card" aria-label="站内消息预览">
        <Mark tone="info">{kindName}</Mark>
        <div className="message-title"><FilledText text={title} facts={facts} /></div>
        <div><FilledText text={text} facts={facts} /></div>
      </article>
      <h3>短信</h3>
      {!hasSms ? <p className="quiet">这条消息不发短信。</p> : (
        <>
          <article className="sms-bubble" aria-label="短信预览"><FilledText text={isWorded ? sms : (own.sms ?? '')} facts={facts} /></article>
          <p className="quiet small" role="status">
            {!isWorded ? '没有另写，用标准短信。' : counted?.sms ? `${counted.smsLength} 字，按 ${counted.smsParts} 条短信发送和计费（运营商加在前面的签名另计）。` : '文字改好后，算出按几条短信发送。'}
            {isUrgent ? '这条紧急，夜间也马上发。' : '赶上不发短信的时段，等时段过后发。'}
          </p>
        </>
      )}
      <p className="quiet small">名称、编号、日期等都是虚构的例子；底色深的是自动填写的内容。</p>
    </div>
  )
}
