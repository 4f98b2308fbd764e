import { useParams } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { NotRead } from '../catalogue/query-states.tsx'
import { useChosenRegion } from './chosen-region.ts'
import type { Matters } from './matter.ts'
import { MessagePreview } from './message-preview.tsx'
import { useDebounced } from './use-debounced.ts'
import { type MessageMatter, messagesKey, setMessageTemplate, useMessageCheck, useMessageMatters } from './wording-calls.ts'
import { useWordingDraft } from './wording-draft.ts'
import { WordingEditor } from './wording-editor.tsx'
import { WordingList } from './wording-list.tsx'
import { WordingScreen } from './wording-screen.tsx'

const KIND = 'message'
const TITLE = '消息用语'
const READERS = [{ value: 'applicant', label: '申请人' }, { value: 'officer', label: '工作人员' }]
const WAYS = [{ value: 'sms', label: '同时发短信' }, { value: 'inbox', label: '只发站内消息' }]

/** 消息用语: what applicants and officers are told, in the inbox and by text message, region by region. */
export function MessageTemplates() {
  const { id } = useParams()
  return id === undefined ? <AllTemplates /> : <OneTemplate id={id} />
}

function AllTemplates() {
  return (
    <WordingList
      title={TITLE}
      lead="系统发给申请人和工作人员的消息、短信。改了以后，从那天起新发的消息用新的，已经发出的不变。"
      kind={KIND}
      list={useMessageMatters(useChosenRegion().region)}
      addressOf={(id, region) => consolePaths.messageTemplate(id, { region })}
      choices={[{ name: 'to', label: '发给', options: READERS, width: 120 }, { name: 'way', label: '方式', options: WAYS, width: 150 }]}
      keeps={({ to, hasSms }, query) => (!query.has('to') || query.get('to') === to) && (!query.has('way') || (query.get('way') === 'sms') === hasSms)}
    />
  )
}

function OneTemplate({ id }: { id: string }) {
  const { region } = useChosenRegion()
  return <WordingScreen title={TITLE} id={id} list={useMessageMatters(region)} all={consolePaths.messageTemplates({ region })} editor={(row, seen, onSaved) => <Editor matter={row} seen={seen} onSaved={onSaved} />} />
}

function Editor({ matter, seen: { region, regionName, today }, onSaved }: { matter: MessageMatter; seen: Matters<MessageMatter>; onSaved: (words: string) => void }) {
  const inHand = useWordingDraft(KIND, matter, region, today)
  const check = useMessageCheck(matter, useDebounced(inHand.draft.texts))
  return (
    <WordingEditor
      matter={matter}
      regionName={regionName}
      inHand={inHand}
      faults={check.data?.faults ?? []}
      preview={check.isError ? <NotRead error={check.error} onRetry={() => void check.refetch()} /> : <MessagePreview matter={matter} texts={inHand.draft.texts} counted={check.data?.shown} />}
      effect="新发的消息"
      save={(written, occasion, key) => setMessageTemplate(region, matter, written, occasion, key)}
      listKey={messagesKey}
      onSaved={onSaved}
    />
  )
}
