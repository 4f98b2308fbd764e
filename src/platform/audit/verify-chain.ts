import { CHAIN_START } from '../hash-chain.ts'

/** One link as it is stored. */
export interface Link {
  seq: number
  prevHash: string
  hash: string
  /** What `hash` must be, recomputed from the stored content. */
  expectedHash: string
}

export interface ChainHead {
  seq: number
  hash: string
}

/**
 * Checks one chain against its head and names each break in Chinese: changed, missing, inserted or cut.
 * @param name what the chain belongs to, for the sentence
 */
export function verifyChain(name: string, links: Iterable<Link>, head: ChainHead): string[] {
  const faults: string[] = []
  let previous = { seq: 0, hash: CHAIN_START }
  for (const link of links) {
    if (link.seq > previous.seq + 1) faults.push(`${name} 缺少第 ${previous.seq + 1} 至 ${link.seq - 1} 条记录`)
    else if (link.prevHash !== previous.hash) faults.push(`${name} 第 ${link.seq} 条记录与前一条不相连`)
    if (link.hash !== link.expectedHash) faults.push(`${name} 第 ${link.seq} 条记录的内容被改动`)
    previous = link
  }
  if (previous.seq < head.seq) faults.push(`${name} 末尾的记录被删除（应有 ${head.seq} 条，只剩 ${previous.seq} 条）`)
  else if (previous.seq > head.seq) faults.push(`${name} 第 ${head.seq + 1} 条以后的记录是插入的`)
  else if (previous.hash !== head.hash) faults.push(`${name} 的链头与最后一条记录不符`)
  return faults
}
