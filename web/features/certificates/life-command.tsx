import type { FormField } from '../../../src/platform/forms/form-fields.ts'
import { CommandDrawer, textOf, type Values } from '../catalogue/command-drawer.tsx'
import { actOnCertificate, type CertificateFile, type LifeAction, type LifeAnswer } from './certificate-calls.ts'

type Verb = LifeAction['action']

interface Command {
  key: string
  submitLabel: string
  isDangerous?: boolean
  explain: string
  fields?: (certificate: CertificateFile) => FormField[]
  body?: (values: Values, certificate: CertificateFile) => Record<string, unknown>
}

/** A refused content leads to its first field. */
const contentName = (index: number): string => (index === 0 ? 'content' : `content-${index}`)

/** What each act asks beside its reason and its article, and what it means. */
export const COMMANDS: Record<Verb, Command> = {
  change: {
    key: 'e', submitLabel: '变更并换发新版本', explain: '变更后产生新版本证照，有效期不变；现在这一版标为“已换发”，核验时会指向新版本。',
    fields: ({ content }) => content.map(({ label, value }, index) => ({ name: contentName(index), kind: 'text', label, required: false, maxLength: 500, value })),
    body: (values, { content }) => ({ content: content.map(({ label }, index) => ({ label, value: textOf(values, contentName(index)) })) }),
  },
  renew: {
    key: 'r', submitLabel: '延续并换发新版本', explain: '延续后产生新版本证照，内容不变，新的期限接在原期限之后。',
    fields: ({ validUntil }) => [{ name: 'validity', kind: 'text', label: '延续后的有效期', required: true, hint: `写“5年”“6个月”（从 ${validUntil ?? '原截止日期'} 的次日起算），或新的截止日期如 2031-04-30`, maxLength: 20 }],
    body: (values) => ({ validity: textOf(values, 'validity') }),
  },
  reissue: { key: 'p', submitLabel: '换发新版本', explain: '内容和有效期都不变，只换发新版本（遗失补证、损毁换证）；现在这一版不再有效。' },
  suspend: { key: 's', submitLabel: '暂扣', isDangerous: true, explain: '暂扣期间证照无效，任何人核验都会看到。期满或处罚撤销后，请在这里恢复。' },
  restore: { key: 'u', submitLabel: '恢复', explain: '恢复后证照重新有效。' },
  revoke: { key: 'v', submitLabel: '撤销', isDangerous: true, explain: '撤销不能恢复：许可本不应当作出，证照从今天起无效。' },
  forfeit: { key: 'f', submitLabel: '吊销', isDangerous: true, explain: '吊销是行政处罚，不能恢复。请先依法作出并送达处罚决定。' },
  cancel: {
    key: 'z', submitLabel: '注销', isDangerous: true, explain: '注销后证照终止，不能恢复。',
    fields: ({ life }) => [{ name: 'ground', kind: 'radio', label: '注销情形', required: true, options: life.cancellationGrounds.map(({ ground, title }) => ({ value: ground, label: title })) }],
    body: (values) => ({ ground: textOf(values, 'ground') }),
  },
}

interface LifeCommandProps {
  certificate: CertificateFile
  action: LifeAction
  onDone: (answer: LifeAnswer) => void
  onStale: () => void
  onClose: () => void
}

/** One act on a certificate: why, by which article, and what it needs beside. */
export function LifeCommand({ certificate, action: { action, title, usualBasis }, onDone, onStale, onClose }: LifeCommandProps) {
  const command = COMMANDS[action]
  const own = command.fields?.(certificate) ?? []
  return (
    <CommandDrawer
      draft={`certificate:${certificate.identifier}:${action}`}
      title={`${title}：${certificate.name}`}
      submitLabel={command.submitLabel}
      isDangerous={command.isDangerous ?? false}
      explain={command.explain}
      initial={{ basis: usualBasis, ...Object.fromEntries(own.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))) }}
      fields={() => [
        ...own.map(({ value: _, ...field }) => field),
        { name: 'reason', kind: 'textarea', label: '理由', required: true, maxLength: 500 },
        { name: 'basis', kind: 'text', label: '法律依据', required: true, hint: '可以改写为具体的法律、法规条款和决定书文号', maxLength: 200 },
      ]}
      send={(values, key) => actOnCertificate(certificate.identifier, action, certificate.life.revision, { reason: textOf(values, 'reason'), basis: textOf(values, 'basis'), ...command.body?.(values, certificate) }, key)}
      onDone={onDone}
      onStale={onStale}
      onClose={onClose}
    >
      <p className="note-line">{certificate.holder.name}　{certificate.number}</p>
    </CommandDrawer>
  )
}
