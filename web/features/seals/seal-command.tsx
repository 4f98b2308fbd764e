import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { endSeal, type Seal, type SealAction } from './seal-calls.ts'

interface SealCommandProps {
  seal: Seal
  action: SealAction
  onDone: (words: string) => void
  onStale: () => void
  onClose: () => void
}

const WORDS: Record<SealAction, { title: string; explain: string; done: (name: string) => string }> = {
  disable: {
    title: '停用印章',
    explain: '停用立即生效：这个单位新颁发和新打开的证照不再盖章，页面上会写明印章已停用，直到更换印章。停用之前盖过的章仍然有效。',
    done: (name) => `已停用「${name}」。更换印章之前，这个单位的证照不盖章。`,
  },
  replace: {
    title: '更换印章',
    explain: '启用一枚密钥不同的新印章，原来的印章不能再用。原来的章盖过的证照仍然有效，仍能验证。',
    done: (name) => `已启用新的「${name}」，从现在起颁发的证照使用新印章。`,
  },
}

/** 停用、更换: by the security administrator, with a reason that stays in the register. */
export function SealCommand({ seal, action, onDone, onStale, onClose }: SealCommandProps) {
  const { title, explain, done } = WORDS[action]
  return (
    <CommandDrawer
      draft={`${action}-seal:${seal.id}`}
      title={`${title}：${seal.authority.name}`}
      submitLabel={title}
      isDangerous={action === 'disable'}
      explain={explain}
      fields={() => [{ name: 'reason', kind: 'textarea', label: '原因', required: true, maxLength: 500 }]}
      send={(values, key) => endSeal(seal.id, action, textOf(values, 'reason'), key)}
      onDone={() => onDone(done(seal.name))}
      onStale={onStale}
      onClose={onClose}
    />
  )
}
