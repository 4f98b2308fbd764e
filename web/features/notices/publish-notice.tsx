import { toDayWords } from '../../kit/dates.ts'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { toDay } from '../catalogue/typed-day.ts'
import { type NoticeVersion, publishNotice } from './notice-calls.ts'
import { NoticeText } from './notice-text.tsx'

interface PublishNoticeProps {
  /** The newest version of its kind: the new one starts from its words. */
  last: NoticeVersion
  today: string
  onDone: (words: string) => void
  onStale: () => void
  onClose: () => void
}

/** 公布新版本: from the present words, with how people will read it and what becomes of what they agreed to. */
export function PublishNotice({ last: { scope, scopeName, version, title, text }, today, onDone, onStale, onClose }: PublishNoticeProps) {
  return (
    <CommandDrawer
      draft={`publish-notice:${scope}:${version + 1}`}
      title={`公布第 ${version + 1} 版：${scopeName}`}
      submitLabel="公布"
      explain="从生效那天起，群众同意之前看到的是新版本。公布后不能修改和收回，请先看下面的样子。"
      initial={{ title, text, fromDay: today }}
      fields={() => [
        { name: 'title', kind: 'text', label: '标题', required: true, maxLength: 60 },
        { name: 'text', kind: 'textarea', label: '正文', required: true, maxLength: 4000, hint: '一行一段。写明谁处理、为什么、怎样处理、哪些信息、保存多久、怎样撤回（第十七条）。' },
        { name: 'fromDay', kind: 'date', label: '生效日期', required: true, hint: '今天或以后。' },
        {
          name: 'needsNewConsent', kind: 'radio', label: '以前的同意怎么办', required: true, options: [
            { value: 'no', label: '仍然有效：只是把文字改清楚，处理的目的、方式和信息种类都没有变' },
            { value: 'yes', label: '要重新征求：目的、方式或者信息种类有变化（第十四条）。从生效那天起，以前的同意不再算数，办事时重新询问' },
          ],
        },
        { name: 'source', kind: 'text', label: '依据', required: true, maxLength: 500, hint: '为什么要改，例如文件名称和文号。' },
      ]}
      after={({ values }) => (
        <section aria-label="预览">
          <p className="label">群众看到的样子</p>
          <NoticeText notice={{ title: textOf(values, 'title'), text: textOf(values, 'text') }} />
        </section>
      )}
      send={(values, key) => publishNotice({
        scope, version: version + 1, title: textOf(values, 'title'), text: textOf(values, 'text'), fromDay: toDay(textOf(values, 'fromDay')), needsNewConsent: textOf(values, 'needsNewConsent') === 'yes', source: textOf(values, 'source'),
      }, key)}
      onDone={(notice) => onDone(`已公布「${scopeName}」第 ${notice.version} 版，${notice.fromDay ? toDayWords(notice.fromDay) : ''}起生效。`)}
      onStale={onStale}
      onClose={onClose}
    />
  )
}
