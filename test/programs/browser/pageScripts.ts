/** What runs in pages, as text: nothing else of these tests knows a browser's names. */

/** What sites see of the one who looks. */
export const LOOK = `({
  languages: navigator.languages,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  isAutomaton: navigator.webdriver,
})`;

/** All the addresses that WebRTC would give to somebody else. */
export const GATHER_CANDIDATES = `new Promise(async (resolve) => {
  const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] });
  const candidates = [];
  peer.onicecandidate = ({ candidate }) => candidate && candidates.push(candidate.candidate);
  peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve(candidates);
  peer.createDataChannel('any');
  await peer.setLocalDescription(await peer.createOffer());
})`;

/** How each way in which a page can ask its own origin ends. */
export const REACH = `(async () => {
  const answered = (asked) => asked.then(({ status }) => String(status), () => 'error');
  const outcome = (target, good) =>
    new Promise((resolve) => {
      target.addEventListener(good, () => resolve(good));
      target.addEventListener('error', () => resolve('error'));
    });
  const picture = new Image();
  picture.src = '/picture.png';
  const image = outcome(picture, 'load');
  return {
    get: await answered(fetch('/asked')),
    post: await answered(fetch('/asked', { method: 'POST', body: 'GET http://judge.sandbox.test/ HTTP/1.1' })),
    login: await answered(fetch('/asked', { headers: { authorization: 'Basic eA==' } })),
    socket: await outcome(new WebSocket('ws://' + location.host), 'open'),
    image: await image,
  };
})()`;

/** Asks for something of another origin, and for no answer. */
export const ask = (url: string) =>
  `fetch('${url}', { mode: 'no-cors' }).catch(() => undefined).then(() => undefined)`;
