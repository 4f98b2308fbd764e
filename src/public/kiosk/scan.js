/* 用扫描台拍摄: pages under the document camera become the files of the form, one after another. Comfort only: the field takes files as ever, a window scans as ever. */
(() => {
  if (!document.querySelector('.k-head')) return;
  // A sheet of A4 at 200 dots an inch.
  const LONGEST_SIDE = 2339;
  const QUALITY = 0.85;
  const element = (tag, props, ...children) => {
    const made = Object.assign(document.createElement(tag), props);
    made.append(...children);
    return made;
  };

  const takesPictures = ({ accept }) => !accept || /jpe?g|image\/\*/i.test(accept);
  for (const input of document.querySelectorAll('main input[type=file]')) {
    if (!takesPictures(input)) continue;
    const said = element('p', { className: 'soft' });
    said.setAttribute('role', 'status');
    const button = element('button', { type: 'button', className: 'btn plain scan-start', textContent: '用扫描台拍摄' });
    const without = '这里没有扫描台。可以选择文件，也可以把材料带到窗口，由工作人员扫描。';
    button.onclick = async () => {
      button.disabled = true;
      try {
        const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { width: { ideal: 3264 }, height: { ideal: 2448 } } });
        scan(input, stream, said);
      } catch {
        said.textContent = without;
      }
      button.disabled = false;
    };
    if (!navigator.mediaDevices) said.textContent = without;
    input.after(...(navigator.mediaDevices ? [button] : []), said);
  }

  function scan(input, stream, said) {
    const most = input.multiple ? 20 : 1;
    const pages = [];
    const video = element('video', { autoplay: true, muted: true, playsInline: true, srcObject: stream });
    const list = element('ol', { className: 'scan-pages' });
    const take = element('button', { type: 'button', className: 'btn', textContent: '拍这一页' });
    const done = element('button', { type: 'button', className: 'btn', textContent: '完成' });
    const cancel = element('button', { type: 'button', className: 'btn plain', textContent: '不拍了' });
    const title = element('h2', { id: 'scan-title', textContent: '把一页材料平放在扫描台上，点“拍这一页”' });
    const box = element('dialog', { className: 'scan' }, title, video, element('div', { className: 'row' }, take, done, cancel), list);
    box.setAttribute('aria-labelledby', 'scan-title');

    const show = () => {
      take.disabled = pages.length >= most;
      done.disabled = pages.length === 0;
      done.textContent = pages.length === 0 ? '完成' : `完成（${pages.length} 页）`;
      list.replaceChildren(...pages.map((page, index) => {
        const again = element('button', { type: 'button', className: 'btn plain', textContent: `第 ${index + 1} 页不要，重拍` });
        again.onclick = () => { pages.splice(index, 1); show(); };
        return element('li', {}, page, again);
      }));
    };
    take.onclick = () => {
      const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight));
      const page = element('canvas', { width: Math.round(video.videoWidth * scale), height: Math.round(video.videoHeight * scale) });
      page.getContext('2d').drawImage(video, 0, 0, page.width, page.height);
      pages.push(page);
      show();
    };
    const end = () => {
      for (const track of stream.getTracks()) track.stop();
      box.remove();
    };
    done.onclick = async () => {
      const chosen = new DataTransfer();
      for (const [index, page] of pages.entries()) {
        const blob = await new Promise((made) => page.toBlob(made, 'image/jpeg', QUALITY));
        chosen.items.add(new File([blob], `扫描第${index + 1}页.jpg`, { type: 'image/jpeg' }));
      }
      input.files = chosen.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      said.textContent = `已经拍了 ${pages.length} 页，点下面的按钮上传。`;
      box.close();
    };
    cancel.onclick = () => box.close();
    box.onclose = end;
    document.body.append(box);
    show();
    box.showModal();
  }
})();
