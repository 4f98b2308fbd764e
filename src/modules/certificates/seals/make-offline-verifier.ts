import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../../../platform/config.ts'
import type { Platform } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { findCitySeal, getTrustList } from './make-trust-list.ts'

/** Built by `npm run build` and by `npm start`. */
const SCRIPT = join(ROOT, 'dist/offline-verifier/verifier.js')

/** The page runs what is written in it and asks nobody for anything: not even by mistake. */
export const OFFLINE_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** How people compare the key of the city's seal: the first 64 bits of its SM3, in groups of four. */
const fingerprintOf = (publicKey: string): string => sm3(Buffer.from(publicKey, 'hex')).slice(0, 16).toUpperCase().match(/..../g)!.join(' ')

/** The fingerprint of the key that signs the list; undefined without seals: then nothing can be checked without a network. */
export async function findListFingerprint(platform: Platform): Promise<string | undefined> {
  const seal = await findCitySeal(platform)
  return seal && fingerprintOf(seal.publicKey)
}

/**
 * One HTML file that checks the files of certificates without a network, with the list of now in it.
 * @throws Refusal 503 without seals, or before the script was built
 */
export async function makeOfflineVerifier(platform: Platform): Promise<string> {
  const { signed, cityKey } = await getTrustList(platform)
  const script = await readFile(SCRIPT, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new Refusal(503, 'platform.not_built', '页面还没有构建，请联系管理员运行 npm run build。')
    throw error
  })
  const data = JSON.stringify({ cityKey, signedList: JSON.stringify(signed) }).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${OFFLINE_POLICY}">
<title>证照文件离线核验</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>证照文件离线核验</h1>
<p>不用联网，也不会把文件发到任何地方。选择从平台下载的证照文件（PDF 或 OFD），核对签章是否真实、内容有没有改动。</p>
<section class="card">
<label for="file">证照文件（PDF 或 OFD）</label>
<input id="file" type="file" accept=".pdf,.ofd,application/pdf,application/ofd">
</section>
<section id="result" class="card" role="status" tabindex="-1" hidden></section>
<section class="card" aria-labelledby="list-title">
<h2 id="list-title">验证名单</h2>
<div id="list"></div>
<label for="newList">更新名单（联网下载新的名单文件后，在这里选择）</label>
<input id="newList" type="file" accept=".json,application/json">
<p class="soft">名单由本市印章签名，公钥校验码 ${fingerprintOf(cityKey)}。这个页面是别人转给您的，请先核对校验码与平台“核验证照文件”页面上的一致，再使用。</p>
</section>
<noscript><p class="bad">浏览器没有启用脚本，不能离线核验。请启用脚本，或到平台的“核验证照文件”页面核验。</p></noscript>
</main>
<script type="application/json" id="data">${data}</script>
<script>${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`
}

const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#f3f6fa;color:#17202b;font:1.0625rem/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
main{max-width:44rem;margin:auto;padding:24px 16px 56px}
h1{font-size:1.75rem;line-height:1.35;margin:0 0 8px}
h2{font-size:1.25rem;margin:0 0 8px}
p{margin:0 0 8px}
.card{background:#fff;border:1px solid #d5dde6;border-radius:10px;padding:20px;margin-top:16px}
.good{border:2px solid #0a5a20}.good h2{color:#0a5a20}
.wrong{border:2px solid #a8071a}.wrong h2,.bad{color:#a8071a}
.warn{color:#6f4300;font-weight:700}
.soft{color:#4c5764}
label{display:block;font-weight:700;margin:8px 0}
input{display:block;width:100%;min-height:48px;padding:9px;font:inherit;border:1px solid #6b7785;border-radius:8px;background:#fff}
:focus-visible{outline:3px solid #ffbf47;outline-offset:2px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:6px 16px;margin:12px 0}
dt{color:#4c5764}dd{margin:0}
@media (max-width:28rem){dl{grid-template-columns:1fr;gap:2px}dd{margin-bottom:8px}}
`
